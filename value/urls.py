from django.urls import path

from value.views.action_lists import tasks
from value.views.board import board
from value.views.downloads import chart_file
from value.views.flows import flows
from value.views.reckonings import reckoning, reckoning_stop, reckonings
from value.views.rules import rules
from value.views.tier import tier, tier_release
from value.views.trust import trust
from value.views.worth import worth

urlpatterns = [
    path("value/", board, name="value"),
    path("value/flows/", flows, name="flows"),
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
]
