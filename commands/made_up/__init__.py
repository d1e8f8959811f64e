"""Made-up learners for a demonstration: what they say, when, and how it gets into an empty installation."""
