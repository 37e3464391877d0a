"""Kilas: a newspaper's publishing system with nothing to keep running.

The rooms, in the order of the flow; imports run only upwards in this list
(tests/unit/test_structure.py holds the rule):

    wiring                     the one place that makes clients and joins rooms to adapters
    adapters/                  the only code that knows boto3
    records/ pages/ comments/ media/   use cases, over the ports
    store/                     the table's keys and items, over the Table port
    ports                      what the use cases ask of the outside world
    articles/ newsroom/        source formats -> Article, site.yaml -> Site; pure
    documents/                 text files -> values that know their lines; pure
    problem_texts/             what a desk report says of each problem, in both languages
    errors, problems           what can go wrong, for programs and for editors
"""
