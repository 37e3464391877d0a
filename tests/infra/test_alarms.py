"""What is watched, and that the operator's page says what to do when it rings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from local import ROOT

if TYPE_CHECKING:
    from tests.infra.conftest import Template

OPERATIONS = ROOT / "docs" / "operations.md"


def test_every_dead_letter_raises_an_alarm(template: Template) -> None:
    queues = {name for name in template.of("AWS::SQS::Queue") if name.endswith("DeadLetters")}
    assert queues == watched(template, "ApproximateNumberOfMessagesVisible", "QueueName")


def test_an_operator_finds_each_queue_of_dead_letters(
    template: Template, written: dict[str, Any]
) -> None:
    """Among the outputs of the stack: `redrive` and `purge` take its address."""
    queues = {name for name in template.of("AWS::SQS::Queue") if name.endswith("DeadLetters")}
    outputs = {each["Value"].get("Ref") for each in written["Outputs"].values()}
    assert queues - outputs == set()


def test_every_queue_that_a_function_consumes_is_watched_for_what_waits(
    template: Template,
) -> None:
    """Where nothing polls it, a queue keeps its messages in silence and drops them in the end."""
    queues = set(template.consumed_queues())
    assert queues == watched(template, "ApproximateAgeOfOldestMessage", "QueueName")
    assert watched(template, "IteratorAge", "FunctionName") == {"PlanFunction"}


def test_every_function_is_watched_for_errors_and_throttles(template: Template) -> None:
    functions = set(template.of("AWS::Lambda::Function"))
    assert functions == watched(template, "Errors", "FunctionName")
    assert functions == watched(template, "Throttles", "FunctionName")


def test_every_failure_that_is_caught_rings(template: Template) -> None:
    """A caught failure is no Error of the function for Lambda; it is a line at level ERROR."""
    filters = template.of("AWS::Logs::MetricFilter")
    logs = set()
    for name, each in filters.items():
        if name == "PurgeRefusalsFilter":
            continue
        # The second is what earlier runtimes call it where nothing caught the error.
        pattern = '{ $.level = "ERROR" || $.log_level = "ERROR" }'
        assert each["FilterPattern"] == pattern, name
        [metric] = each["MetricTransformations"]
        [alarm] = [
            alarm
            for alarm in template.of("AWS::CloudWatch::Alarm").values()
            if alarm["MetricName"] == metric["MetricName"]
        ]
        assert alarm["Namespace"] == metric["MetricNamespace"], name
        assert (alarm["Threshold"], alarm["EvaluationPeriods"]) == (0, 1), name
        logs.add(each["LogGroupName"]["Ref"])
    functions = template.of("AWS::Lambda::Function").values()
    assert logs == {function["LoggingConfig"]["LogGroup"]["Ref"] for function in functions}


def test_purges_that_cloudfront_refuses_for_minutes_ring(template: Template) -> None:
    """The age of a queue's oldest message leaves out what was received three times and more, and a
    refused purge is: it comes again for hours, where others become dead letters within minutes.
    https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
    """
    counted = template.properties("PurgeRefusalsFilter")
    alarm = template.properties("PurgeRefusalsAlarm")
    assert counted["LogGroupName"] == {"Ref": "PurgeLogs"}
    assert counted["FilterPattern"] == '{ $.message = "comes again" }'
    [metric] = counted["MetricTransformations"]
    named = (metric["MetricNamespace"], metric["MetricName"])
    assert (alarm["Namespace"], alarm["MetricName"]) == named
    # A function that is refused has a line in each run: a run lasts for less than a timeout, and
    # one refusal alone rings nothing.
    assert template.properties("PurgeFunction")["Timeout"] <= alarm["Period"]
    assert (alarm["Threshold"], alarm["DatapointsToAlarm"], alarm["EvaluationPeriods"]) == (0, 3, 5)


def test_a_throttled_table_rings(template: Template) -> None:
    """A function counts a throttled request as no failure, since what asked comes again. The
    numbers of a table leave its indexes out, and an index that cannot follow stops its writes.
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/gsi-throttling.html
    """
    found: dict[str, list[dict[str, str]]]
    found = {"ReadThrottleEvents": [], "WriteThrottleEvents": []}
    for alarm in template.of("AWS::CloudWatch::Alarm").values():
        if alarm["MetricName"] in found:
            of = {each["Name"]: each["Value"] for each in alarm["Dimensions"]}
            assert of.pop("TableName") == {"Ref": "Table"}
            found[alarm["MetricName"]].append(of)
    indexes = template.properties("Table")["GlobalSecondaryIndexes"]
    wanted = [{"GlobalSecondaryIndexName": each["IndexName"]} for each in indexes]
    assert found["ReadThrottleEvents"] == [{}]
    assert sorted(map(str, found["WriteThrottleEvents"])) == sorted(map(str, [{}, *wanted]))


def test_an_operator_may_subscribe_to_the_alarms(written: dict[str, Any]) -> None:
    assert written["Outputs"]["AlarmTopicArn"]["Value"] == {"Ref": "AlarmTopic"}


def test_a_clock_that_does_not_run_rings(template: Template) -> None:
    alarm = template.properties("ClockStoppedAlarm")
    assert alarm["Dimensions"] == [{"Name": "FunctionName", "Value": {"Ref": "ClockFunction"}}]
    assert (alarm["MetricName"], alarm["Statistic"]) == ("Invocations", "Sum")
    assert (alarm["ComparisonOperator"], alarm["Threshold"]) == ("LessThanThreshold", 1)
    assert alarm["Period"] * alarm["EvaluationPeriods"] <= 600
    assert alarm["TreatMissingData"] == "breaching", "no invocation is no data"


def test_a_stream_that_nobody_reads_rings(template: Template) -> None:
    """The clock writes the hour, so an hour without a call of plan is none, and two are no chance.
    The trigger passes over changes that are older than six hours.
    """
    alarm = template.properties("PlanStoppedAlarm")
    assert alarm["Dimensions"] == [{"Name": "FunctionName", "Value": {"Ref": "PlanFunction"}}]
    assert (alarm["MetricName"], alarm["Statistic"]) == ("Invocations", "Sum")
    assert (alarm["ComparisonOperator"], alarm["Threshold"]) == ("LessThanThreshold", 1)
    assert (alarm["Period"], alarm["EvaluationPeriods"]) == (3600, 2)
    assert alarm["TreatMissingData"] == "breaching", "no invocation is no data"


def test_every_alarm_is_mailed_and_is_quiet_where_nothing_happens(template: Template) -> None:
    for name, alarm in template.of("AWS::CloudWatch::Alarm").items():
        assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}], name
        if name not in {"ClockStoppedAlarm", "PlanStoppedAlarm"}:
            assert alarm["TreatMissingData"] == "notBreaching", name


def test_the_operators_page_has_each_alarm_and_no_other(template: Template) -> None:
    text = OPERATIONS.read_text(encoding="utf-8")
    table = text.partition("## Alarms\n")[2].partition("\n\n")[0]
    rows = [line.split("|")[1] for line in table.splitlines()[2:]]
    written = [name for row in rows for name in re.findall(r"\w+", row)]
    alarms = {name.removesuffix("Alarm") for name in template.of("AWS::CloudWatch::Alarm")}
    assert sorted(written) == sorted(alarms)


def watched(template: Template, metric: str, dimension: str) -> set[str]:
    """The resources whose metric has an alarm."""
    names = set()
    for alarm in template.of("AWS::CloudWatch::Alarm").values():
        if alarm["MetricName"] == metric:
            [only] = alarm["Dimensions"]
            assert only["Name"] == dimension
            reference = only["Value"]
            names.add(reference.get("Ref") or reference["Fn::GetAtt"][0])
    return names
