"""The categories, as admins set them up."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.moderation import categories as acts
from forum.clock import utc_now
from forum.queries.talk import categories
from forum.rules.moderation import flash_words
from forum.rules.talk import categories as rules
from forum.web.forms.moderation import CategoryForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_admin

bp = Blueprint("admin_categories", __name__)


@bp.get("/admin/categories")
def show() -> ResponseReturnValue:
    """All categories in their order."""
    need_admin()
    return render_template("moderation/admin/categories.html", categories=categories.list_categories())


@bp.route("/admin/categories/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Open a category."""
    person, form = need_admin(), CategoryForm()
    if request.method != "POST":
        return render_template("moderation/admin/category.html", form=form, category=None)
    on_refusal(form, lambda: render_template("moderation/admin/category.html", form=form, category=None))
    typed = form.wanted()
    form.check("slug", lambda slug: rules.check_slug(slug) if slug else slug)
    if form.errors:
        return render_template("moderation/admin/category.html", form=form, category=None), 422
    acts.add(person, now=utc_now(), slug=form.slug.data or "", **typed)
    flash(flash_words.CATEGORY_OPENED, "ok")
    return redirect("/admin/categories", 303)


@bp.route("/admin/categories/<id:category_id>/edit", methods=["GET", "POST"])
def edit(category_id: int) -> ResponseReturnValue:
    """Change all of a category but its address."""
    person = need_admin()
    category = next((one for one in categories.list_categories() if one.id == category_id), None) or abort(404)
    form = CategoryForm(obj=category)
    if request.method != "POST":
        return render_template("moderation/admin/category.html", form=form, category=category)
    on_refusal(form, lambda: render_template("moderation/admin/category.html", form=form, category=category))
    typed = form.wanted()
    if form.errors:
        return render_template("moderation/admin/category.html", form=form, category=category), 422
    acts.edit(person, category_id, now=utc_now(), **typed)
    flash(flash_words.CATEGORY_CHANGED, "ok")
    return redirect("/admin/categories", 303)


@bp.post("/admin/categories/<id:category_id>/move")
def move(category_id: int) -> ResponseReturnValue:
    """Move a category one place up or down."""
    person = need_admin()
    by = {"up": -1, "down": 1}.get(request.form.get("to", "")) or abort(400, "Choose whether to move it up or down.")
    acts.shift(person, category_id, by, utc_now())
    return redirect(f"/admin/categories#category-{category_id}", 303)
