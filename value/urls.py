"""What customers are worth and need, and what to ask them."""

from django.urls import path

from value.api.question import QuestionOfOne
from value.views import customer_needs, needs, question

urlpatterns = [
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
