"""The pages: a thin shell of Django around questions, actions and drafts. docs/web.md says how a page is added."""
