from django.urls import path

from value.views.tier import tier, tier_release
from value.views.worth import worth

urlpatterns = [
    path("customers/<int:pk>/worth/", worth, name="worth"),
    path("customers/<int:pk>/tier/", tier, name="tier"),
    path("customers/<int:pk>/tier/release/", tier_release, name="tier_release"),
]
