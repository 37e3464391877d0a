"""The HTTP side of comments: requests of readers, answers, receipts and refusals."""
