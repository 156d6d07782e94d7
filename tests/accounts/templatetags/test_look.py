from django import forms
from django.template import Context, Template

from needs.accounts.templatetags.look import Problem, in_words, problems_of, unstopped


class Effect(forms.Form):
    indicator = forms.CharField(error_messages={"required": "Write what is measured."})
    target = forms.DecimalField(localize=True, required=False, label="Target", help_text="Per cent")
    due = forms.DateField(required=False)
    reached = forms.ChoiceField(
        choices=[("y", "Yes"), ("n", "No")], widget=forms.RadioSelect, error_messages={"required": "Choose."}
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


Effects = forms.formset_factory(Effect)


def shown(name: str, form: forms.Form) -> str:
    return Template("{% load crispy_forms_tags %}{{ field|as_crispy_field }}").render(Context({"field": form[name]}))


def test_problems_stand_in_the_order_of_the_fields_and_lead_to_the_control():
    assert problems_of(form=Effect({})) == [
        Problem("Write what is measured.", "id_indicator"),
        Problem("Choose.", "id_reached_0"),
    ]


def test_problems_of_several_forms_and_formsets_are_listed_together():
    rows = Effects({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-indicator": "Visits"})
    assert [problem.target for problem in problems_of(forms=[Effect({}), None, rows])] == [
        "id_indicator",
        "id_reached_0",
        "id_form-0-reached_0",
    ]


def test_a_problem_that_belongs_to_no_control_has_no_target():
    form = Effect({"indicator": "Visits", "reached": "y"})
    form.add_error(None, "The two do not go together.")
    assert problems_of(form=form) == [Problem("The two do not go together.", "")]


def test_a_form_that_has_not_been_sent_has_no_problems():
    assert problems_of(form=Effect()) == []


def test_a_field_stands_in_the_order_label_hint_error_control():
    html = shown("target", Effect({"target": "many"}))
    places = [html.index(part) for part in ("<label", "field__hint", "field__error", "<input")]
    assert places == sorted(places)


def test_a_control_is_tied_to_its_hint_and_its_error():
    html = shown("target", Effect({"target": "many"}))
    assert 'aria-describedby="id_target_helptext id_target_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_number_is_a_text_field_with_a_number_keyboard_and_as_wide_as_its_answer():
    form = Effect()
    form.fields["target"].width = "short"
    html = shown("target", form)
    assert 'class="input input--short"' in html
    assert 'type="text"' in html
    assert 'inputmode="decimal"' in html


def test_a_date_is_chosen_in_the_calendar_of_the_browser():
    assert 'type="date"' in shown("due", Effect())


def test_radio_buttons_are_one_question_in_a_fieldset():
    html = shown("reached", Effect({}))
    assert '<fieldset id="div_id_reached" class="field field--error"' in html
    assert "<legend" in html


def test_optional_fields_say_so_only_in_forms_that_ask_for_it():
    form = Effect()
    assert "field__optional" not in shown("target", form)
    form.mark_optional = True
    assert "field__optional" in shown("target", form)
    assert "field__optional" not in shown("indicator", form)


def test_a_question_tells_why_it_is_asked():
    form = Effect()
    form.fields["indicator"].why = "What is not measured is not followed up."
    assert "<details>" in shown("indicator", form)
    assert "What is not measured is not followed up." in shown("indicator", form)


def test_small_numbers_are_words_and_large_ones_figures():
    assert [in_words(number) for number in (1, 2, 12, 13)] == ["en", "två", "tolv", "13"]


def test_a_part_of_a_sentence_loses_its_full_stop():
    assert [unstopped("they sleep. "), unstopped(None), unstopped("so")] == ["they sleep", "", "so"]


def test_the_summary_counts_in_words():
    template = Template('{% include "components/error_summary.html" %}')
    assert "Två saker behöver rättas" in template.render(Context({"form": Effect({})}))
