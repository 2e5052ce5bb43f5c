"""What customers are worth and need, and what to ask them."""

from django.urls import path

from value.api.question import QuestionOfOne
from value.views import customer_needs, needs, question
from value.views.action_lists import tasks
from value.views.board import board
from value.views.downloads import chart_file
from value.views.flows import flows
from value.views.life_cycle import life_cycle
from value.views.reckonings import reckoning, reckoning_stop, reckonings
from value.views.rules import rules
from value.views.tier import tier, tier_release
from value.views.trust import trust
from value.views.worth import worth

urlpatterns = [
    path("value/", board, name="value"),
    path("value/flows/", flows, name="flows"),
    path("value/life-cycle/", life_cycle, name="life_cycle"),
    path("value/trust/", trust, name="trust"),
    path("value/rules/", rules, name="value_rules"),
    path("value/charts/<slug:chart>.csv", chart_file, name="chart_file"),
    path("value/actions/<slug:code>/tasks/", tasks, name="action_tasks"),
    path("value/reckonings/", reckonings, name="reckonings"),
    path("value/reckonings/<int:pk>/", reckoning, name="reckoning"),
    path("value/reckonings/<int:pk>/stop/", reckoning_stop, name="reckoning_stop"),
    path("customers/<int:pk>/worth/", worth, name="worth"),
    path("customers/<int:pk>/tier/", tier, name="tier"),
    path("customers/<int:pk>/tier/release/", tier_release, name="tier_release"),
    path("customers/<int:pk>/question/", question.answer, name="question"),
    path("customers/<int:pk>/question/refusal/", question.refusal, name="question_refusal"),
    path("customers/<int:pk>/question/delay/", question.delay, name="question_delay"),
    path("customers/<int:pk>/question/reopening/", question.reopening, name="question_reopening"),
    path("customers/<int:pk>/needs/<int:need_pk>/confirmation/", customer_needs.confirmation, name="need_confirmation"),
    path("customers/<int:pk>/needs/<int:need_pk>/refusal/", customer_needs.refusal, name="need_refusal"),
    path("customers/<int:pk>/needs/<int:need_pk>/opening/", customer_needs.opening, name="need_opening"),
    path("needs/", needs.needs, name="needs"),
    path("needs/suggestions/", needs.suggestions, name="suggestions"),
    path("needs/suggestions/<int:pk>/acceptance/", needs.acceptance, name="suggestion_acceptance"),
    path("needs/suggestions/<int:pk>/dismissal/", needs.dismissal, name="suggestion_dismissal"),
    path("needs/suggestions/<int:pk>/reopening/", needs.reopening, name="suggestion_reopening"),
    path("api/customers/<int:pk>/question/", QuestionOfOne.as_view(), name="api_customer_question"),
]
