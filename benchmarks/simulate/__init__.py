"""`make simulate`: the newsroom on a small model of AWS, in simulated time.

The model plays messages, not pages. `shapes` follows an upload through the product once and keeps
what each step calls and sends; `cloud` plays such shapes on queues, a stream and functions with the
numbers of template.yaml (`template`) and the latencies of `latencies`; `newsroom` connects them as
the template does; `scenarios` asks the questions, and `__main__` prints the answers.

Simpler than the product:

- A shape is recorded in an archive at rest, with an empty memory of the process. So months and
  lists never begin or end, and a month's page always costs what it cost there.
- Messages to one page in one batch are one piece of work, and plan joins those of one batch, as in
  the product; of deduplication only that of bulk work is played.
- A message fails as a whole or not at all. A failure of SQS, S3 or Lambda itself is not played.
- Lambda's growth by steps is left out: no queue may use more than MaximumConcurrency, which is
  reached within a minute. An environment is started cold, and then stays.
- A record of the stream goes to a lane by chance; two records of one item are never in flight.
"""
