"""What a layer keeps of botocore's data is enough for its clients."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import botocore
import pytest
from botocore import xform_name
from botocore.loaders import Loader
from botocore.session import Session

from building.models import SHARED, endpoints_of, keep_models, without_documentation
from kilas.adapters.clients import SERVICES

if TYPE_CHECKING:
    from botocore.model import Shape

DATA = Path(botocore.__file__).parent / "data"
REGIONS = ("ap-southeast-3", "us-east-1", "cn-north-1")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the models of these services, of one more, and a stray file."""
    data = tmp_path_factory.mktemp("botocore") / "data"
    for service in (*SERVICES, "sts"):
        shutil.copytree(DATA / service, data / service)
    for name in SHARED:
        shutil.copy(DATA / name, data / name)
    (data / "stray.json").write_text("{}")
    keep_models(data, SERVICES)
    return data


def client(service: str, region: str, data: Path | None = None) -> Any:
    session = Session()
    session.set_credentials("x", "x")
    if data:
        loader = Loader(extra_search_paths=[str(data)], include_default_search_paths=False)
        session.register_component("data_loader", loader)
    return session.create_client(service, region_name=region)


def members(shape: Shape | None, depth: int = 3) -> Any:
    """The names of what a shape has, a few steps down."""
    found: dict[str, Shape] = getattr(shape, "members", {})
    return {name: members(each, depth - 1) for name, each in found.items()} if depth else ()


def test_the_models_of_what_is_called_stay_and_no_other(kept: Path) -> None:
    assert {path.name for path in kept.iterdir()} == {*SERVICES, *SHARED}


@pytest.mark.parametrize("service", SERVICES)
def test_a_client_is_the_same_as_with_all_models(kept: Path, service: str) -> None:
    for region in REGIONS:
        ours, stock = client(service, region, kept), client(service, region)
        assert ours.meta.endpoint_url == stock.meta.endpoint_url
        assert ours.meta.partition == stock.meta.partition
    models = [each.meta.service_model for each in (ours, stock)]
    names = [model.operation_names for model in models]
    assert names[0] == names[1]
    for name in names[0]:
        one, other = (model.operation_model(name) for model in models)
        assert members(one.input_shape) == members(other.input_shape)
        assert members(one.output_shape) == members(other.output_shape)
        method = xform_name(name)
        assert ours.can_paginate(method) == stock.can_paginate(method)


def test_a_service_that_botocore_has_not_fails_the_build(tmp_path: Path) -> None:
    for name in SHARED:
        shutil.copy(DATA / name, tmp_path / name)
    with pytest.raises(FileNotFoundError, match="surat"):
        keep_models(tmp_path, ["surat"])


def test_only_texts_for_people_leave_a_model() -> None:
    model = {
        "documentation": "<p>Long.</p>",
        "shapes": {"Page": {"members": {"documentation": {"shape": "Text", "documentation": "."}}}},
        "list": [{"documentation": "."}, 1],
    }
    assert without_documentation(model) == {
        "shapes": {"Page": {"members": {"documentation": {"shape": "Text"}}}},
        "list": [{}, 1],
    }


def test_the_endpoints_of_other_services_leave_and_partitions_stay() -> None:
    partitions = [{"partition": "aws", "regions": {"a": {}}, "services": {"s3": {}, "ec2": {}}}]
    assert endpoints_of({"partitions": partitions, "version": 3}, ["s3"]) == {
        "partitions": [{"partition": "aws", "regions": {"a": {}}, "services": {"s3": {}}}],
        "version": 3,
    }
