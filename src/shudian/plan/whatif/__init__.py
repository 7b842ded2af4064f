"""What one thing more or less would cost or save: a day, a performer's date, a lock, a link."""

from shudian.plan.whatif.price import Price, what_if
from shudian.plan.whatif.question import Question, QuestionKind, question

__all__ = ["Price", "Question", "QuestionKind", "question", "what_if"]
