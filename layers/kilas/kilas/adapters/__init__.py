"""The ports over AWS; the only code that knows boto3."""
