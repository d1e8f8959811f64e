"""Settings of kinds as an author would write them: a file for each kind, with its CASES."""
