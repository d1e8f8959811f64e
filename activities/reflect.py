"""The kind reflect: free texts. It sees whether something is written and never judges what."""

from __future__ import annotations

from pydantic import ConfigDict, Field, model_validator

from activities.authored import Named, refuse, repeated
from activities.kind import Answer, Ask, Examples, Kind, Settings
from course import sheet as form
from course.check import Fault
from course.mark import Line, Mark
from course.sheet import Body, Sheet
from course.words import _, many


class ReflectField(Named):
    """One text to write."""

    long: bool = Field(True, description="several lines; false: one line")
    limit: int = Field(600, ge=20, le=5000, description="most characters")


class ReflectSettings(Settings):
    """Texts to write."""

    fields: list[ReflectField] = Field(min_length=1, description="the texts, in the order of the screen")

    @model_validator(mode="after")
    def _check(self) -> ReflectSettings:
        refuse(repeated(self.fields, "fields"))
        return self


class ReflectAnswer(Answer):
    """Field → text."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str] = Field(init=False)

    def text(self, field: str) -> str:
        """What was written into a field."""
        return (self.__pydantic_extra__ or {}).get(field, "").strip()


class Reflect(Kind[ReflectSettings, ReflectAnswer]):
    """Free texts."""

    name = "reflect"
    title = "write in your own words"
    icon = ":material/edit_note:"
    Settings = ReflectSettings
    Answer = ReflectAnswer

    def sheet(self, ask: Ask[ReflectSettings], body: Body) -> Sheet:
        """One box for each text."""
        return Sheet(tuple(form.Field(f.id, f.label, "long" if f.long else "text", f.help, f.limit) for f in ask.settings.fields))

    def problems(self, ask: Ask[ReflectSettings], answer: ReflectAnswer) -> list[Fault]:
        """Nothing written at all."""
        fields = ask.settings.fields
        return [] if any(answer.text(f.id) for f in fields) else [Fault(fields[0].id, _("Write something first."))]

    def summary(self, ask: Ask[ReflectSettings], answer: ReflectAnswer) -> str:
        """How the texts begin."""
        words = " ".join(" ".join(answer.text(f.id) for f in ask.settings.fields).split())
        return words if len(words) <= 90 else words[:90].rsplit(" ", 1)[0] + " …"

    def mark(self, ask: Ask[ReflectSettings], answer: ReflectAnswer) -> Mark | None:
        """With several texts: which are still empty. With one there is nothing to count."""
        fields = ask.settings.fields
        if len(fields) < 2:
            return None
        written = sum(1 for f in fields if answer.text(f.id))
        lines = [Line("done", many("{n} of {all} written.", "{n} of {all} written.", written, all=len(fields)))]
        lines += [Line("open", _("Nothing is written here yet."), f.id, f.label) for f in fields if not answer.text(f.id)]
        return Mark(_("Counted: how many of the texts are written. What they say is not judged."), tuple(lines))

    def examples(self, ask: Ask[ReflectSettings]) -> Examples:
        """Every text; one of several; nothing; only spaces."""
        fields = ask.settings.fields
        full = {f.id: _("An example in a few words.")[: f.limit] for f in fields}
        first = {fields[0].id: full[fields[0].id]}
        return Examples(
            good=[full],
            incomplete=[{}, first] if len(fields) > 1 else [{}],
            wrong=[({f.id: "  \n" for f in fields}, "problem")],
        )


KIND = Reflect()
