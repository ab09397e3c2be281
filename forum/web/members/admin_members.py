"""Members as admins look for them, and the page for one member's role."""

from urllib.parse import quote

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.members import members
from forum.clock import utc_now
from forum.queries.members.members import list_staff
from forum.queries.members.people import find_person_by_name
from forum.queries.search.beginnings import list_people_begun
from forum.rules.members import flash_words
from forum.rules.members.names import name_key
from forum.text.kit.clean import clean_text
from forum.web.forms.moderation import RoleForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_admin

bp = Blueprint("admin_members", __name__)
FOUND_MOST = 20


@bp.get("/admin/members")
def show() -> ResponseReturnValue:
    """Who has an office, and anybody whose name begins so."""
    person = need_admin()
    find = " ".join(clean_text(request.args.get("find", "")).split())
    found = list_people_begun(find, person, FOUND_MOST) if find else []
    return render_template("members/admin_members/list.html", staff=list_staff(), sought=find, found=found)


@bp.route("/admin/members/<name>/role", methods=["GET", "POST"])
def role(name: str) -> ResponseReturnValue:
    """Give a member another role."""
    person = need_admin()
    member = find_person_by_name(name_key(name)) or abort(404)
    form = RoleForm(role=member.role)
    on_refusal(form, lambda: render_template("members/admin_members/role.html", member=member, form=form))
    if request.method == "GET":
        return render_template("members/admin_members/role.html", member=member, form=form)
    members.change_role(person, member.id, form.role.data or "", form.reason.data or "", utc_now())
    flash(flash_words.role_changed(member.name), "ok")
    return redirect(f"/mod/members/{quote(member.name)}", 303)
