"""The drip question, for a shop or a portal that asks it where the customer is."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from customers.api.identities import find
from customers.api.refusals import as_problems
from customers.models import Customer, FactType
from value.actions.answer_question import AlreadyAnswered, answer_question
from value.actions.ask_question import ask_question
from value.actions.decline_question import decline_question
from value.models import Asking
from value.models.drip import drip_question
from wiring.api import Conflict, DoOnce

ANSWERED, DECLINED, ASKED = Asking.State.ANSWERED, Asking.State.DECLINED, Asking.State.ASKED


class QuestionOut(serializers.Serializer[Any]):
    """The question to ask, what the customer has from answering, and how the answer is written."""

    type = serializers.SlugField(source="type.key")
    question = serializers.CharField(source="type.question")
    benefit = serializers.CharField(source="type.benefit")
    value = serializers.ChoiceField(FactType.Value.choices, source="type.value")
    choices = serializers.ListField(child=serializers.CharField(), source="type.choices")


class OutcomeIn(serializers.Serializer[Any]):
    """What became of a question: answered (with the value), declined, or asked, when its answer is still awaited."""

    type = serializers.SlugRelatedField("key", queryset=FactType.objects.filter(active=True).exclude(question=""))
    outcome = serializers.ChoiceField([ANSWERED.value, DECLINED.value, ASKED.value], default=ANSWERED.value)
    value = serializers.JSONField(default=None, help_text="The answer, typed as the catalogue says")


class OutcomeOut(serializers.ModelSerializer[Asking]):
    """What became of the question, and the fact we learned."""

    outcome = serializers.CharField(source="state")
    fact = serializers.IntegerField(source="fact_id", allow_null=True)

    class Meta:
        model = Asking
        fields = ["type", "outcome", "at", "fact"]


class QuestionOfOne(DoOnce, APIView):
    """`GET` answers the one question worth asking now, 204 when there is none; `POST` tells what became of one.

    Nobody is asked the same thing twice: what was answered, declined or only asked is not offered again, on any channel.
    """

    noun = "facts"

    @extend_schema(responses={200: QuestionOut, 204: None})
    def get(self, request: Request, pk: int) -> Response:
        drip = drip_question(find(request, pk), timezone.now())
        return Response(QuestionOut(drip).data) if drip else Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=OutcomeIn, responses={201: OutcomeOut})
    @transaction.atomic
    def post(self, request: Request, pk: int) -> Response:
        customer = find(request, pk)
        told = OutcomeIn(data=request.data)
        told.is_valid(raise_exception=True)
        with as_problems(request):
            asking = settle(customer, request=request, **told.validated_data)
        return Response(OutcomeOut(asking).data, status.HTTP_201_CREATED)


def settle(customer: Customer, *, request: Request, type: FactType, outcome: str, value: Any) -> Asking:  # noqa: A002
    by = request.user.author
    if outcome == DECLINED:
        return decline_question(type, of=customer, by=by)
    if outcome == ASKED:
        return ask_question(type, to=customer, by=by)
    try:
        return answer_question(value, of=customer, about=type, by=by)
    except AlreadyAnswered as error:
        raise Conflict("They have answered this already; assert a fact to correct it.") from error
