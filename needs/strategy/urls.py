"""Addresses of the goal catalogues, under /malkataloger/."""

from django.urls import path

from .views import catalogue, goal

urlpatterns = [
    path("", catalogue.index, name="catalogue_list"),
    path("ny/", catalogue.create, name="catalogue_new"),
    path("medfoljande/", catalogue.shipped, name="catalogue_shipped"),
    path("<key:key>/", catalogue.read, name="catalogue"),
    path("<key:key>/andra/", catalogue.edit, name="catalogue_edit"),
    path("<key:key>/mal/nytt/", goal.create, name="goal_new"),
    path("<key:key>/mal/<key:goal>/", goal.edit, name="goal_edit"),
    path("<key:key>/mal/<key:goal>/flytta/", goal.move, name="goal_move"),
    path("<key:key>/mal/<key:goal>/dra-in/", goal.retire, name="goal_retire"),
    path("<key:key>/mal/<key:goal>/aterta/", goal.restore, name="goal_restore"),
]
