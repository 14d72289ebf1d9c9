"""The wizard in a real browser: keyboard, paper, small screens, accessibility."""
