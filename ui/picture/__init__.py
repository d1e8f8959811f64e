"""A picture on the screen: one component that draws a scene, opens a card for each thing, and says the same in words and as a table."""

from ui.picture.component import Card, PictureWords, picture

__all__ = ["Card", "PictureWords", "picture"]
