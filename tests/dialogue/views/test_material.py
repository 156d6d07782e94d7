import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from needs.dialogue.actions.inquiry import add_material, open_inquiry
from needs.dialogue.models import Inquiry, Material
from tests.cases.factories import make_case, make_user
from tests.dialogue.factories import make_inquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(client) -> Inquiry:
    made = make_inquiry(make_case(make_user("officer")))
    client.force_login(made.case.owner)
    return made


def address(inquiry: Inquiry, name: str = "inquiry_material", material: Material | None = None) -> str:
    more = {"file_key": material.file.key} if material else {}
    return reverse(name, kwargs={"key": inquiry.case.key, "number": inquiry.number, **more})


def a_file(name: str = "Underlag.txt", content: bytes = b"Vi lagar mat.") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def make_material(inquiry: Inquiry) -> Material:
    return add_material(inquiry=inquiry, upload=a_file(), by=inquiry.case.owner)


def test_a_file_is_added_shown_and_fetched(client, inquiry):
    assert client.post(address(inquiry), {"file": a_file()}).url == address(inquiry)
    material = inquiry.materials.get()
    assert "Underlag.txt" in client.get(address(inquiry)).content.decode()
    response = client.get(address(inquiry, "inquiry_material_file", material))
    assert (b"".join(response.streaming_content), response["Content-Disposition"]) == (
        b"Vi lagar mat.",
        'attachment; filename="Underlag.txt"',
    )


def test_a_file_that_cannot_be_kept_is_told_beside_the_field(client, inquiry):
    page = client.post(address(inquiry), {"file": a_file("virus.exe")}).content.decode()
    assert "virus.exe" in page
    assert not inquiry.materials.exists()


def test_a_file_is_removed_by_a_button(client, inquiry):
    material = make_material(inquiry)
    assert client.post(address(inquiry, "inquiry_material_remove", material)).url == address(inquiry)
    assert not inquiry.materials.exists()


def test_once_open_the_files_are_shown_without_buttons(client, inquiry):
    material = make_material(inquiry)
    open_inquiry(inquiry=inquiry, by=inquiry.case.owner)
    page = client.get(address(inquiry)).content.decode()
    assert ("Underlag.txt" in page, 'type="file"' in page) == (True, False)
    assert client.post(address(inquiry, "inquiry_material_remove", material)).status_code == 409


def test_a_file_of_another_inquiry_is_not_found(client, inquiry):
    other = make_material(make_inquiry(inquiry.case))
    assert client.get(address(inquiry, "inquiry_material_file", other)).status_code == 404
    assert client.post(address(inquiry, "inquiry_material_remove", other)).status_code == 404
