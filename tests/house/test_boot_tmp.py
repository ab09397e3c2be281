import pytest
from tests.fixtures.crowd import ROLES
from tests.fixtures.doors import list_doors, fill_gaps, FORMS, GAP
from tests.house.test_access import outcome
D={'thread_id':['thread'],'post_id':['post'],'routine_id':['card'],'resource_id':['resource'],'draft_id':['own-draft','draft'],'ended_id':['own-session','session'],'category_id':['category'],'name':['member'],'host':['host'],'token':['confirm-token']}
def subjects(rule):
    gaps=[g for g in GAP.findall(rule)]
    if 'noun_id' in gaps: return {'p':['post','own-post','hidden-post'],'routines':['card','own-card','draft-card','private-card'],'resources':['resource','retired-resource'],'mod':['flagged-post']}[rule.split('/')[1]]
    if rule.startswith('/reset'): return ['reset-token']
    if rule=='/static/<name>': return ['-']
    if 'post_id' in gaps:
        if 'approve' in rule: return ['held-post']
        if 'restore-hidden' in rule: return ['hidden-post']
        if rule.endswith('/restore'): return ['own-deleted-post','deleted-post']
        if rule.endswith(('edit','delete')): return ['own-post','post']
        if rule.endswith('/hide'): return ['post','own-post']
        return ['post','own-hidden-post','hidden-post','held-post','own-deleted-post','deleted-post']
    if 'routine_id' in gaps:
        if rule.endswith('/v/<id:n>') or rule.endswith('.json') or rule.endswith('/print') : return ['card','own-private-card','private-card','hidden-card']
        if 'slug' in gaps: return ['card','own-private-card','private-card','hidden-card']
        if rule.endswith('restore-hidden'): return ['hidden-card']
        if rule.endswith('/hide'): return ['card']
        if rule.endswith('talk'): return ['card']
        if rule.endswith('/check'): return ['own-draft-card','draft-card']
        if rule.endswith('/copy'): return ['card','draft-card','private-card']
        if rule.endswith('/delete'): return ['own-draft-card','draft-card']
        if rule.endswith('/discard'): return ['own-changed-card','card']
        if rule.endswith('/edit'): return ['own-card','draft-card','card']
        if rule.endswith('/private'): return ['own-card','card']
        if rule.endswith('/public'): return ['own-private-card','private-card']
        if rule.endswith('/publish'): return ['own-draft-card','own-changed-card','draft-card']
        if rule.endswith('save'): return ['card','private-card','draft-card']
        return ['card','draft-card','private-card','hidden-card','own-draft-card']
    if 'thread_id' in gaps:
        if rule.endswith('reply'): return ['thread','locked-thread']
        if rule.endswith('unlock'): return ['locked-thread']
        if rule.endswith('unpin'): return ['pinned-thread']
        if rule.endswith('title'): return ['own-thread','thread']
        return ['thread']
    if rule.startswith('/mod/members') and 'unsus' in rule: return ['pausing']
    for g in gaps:
        if g in D: return D[g]
    if rule.startswith('/resources/<id'): return ['resource','retired-resource','suggested-resource']
    return ['-']
def test_boot(crowd):
    lines=[]
    for method,rule in list_doors(crowd.app):
        ss=subjects(rule)
        if rule=='/resources/<id:resource_id>': ss=['resource','retired-resource','suggested-resource']
        if rule.endswith('bring-back'): ss=['retired-resource']
        if rule=='/mod/resources/<id:resource_id>/edit': ss=['resource','suggested-resource']
        if rule=='/mod/cases/<any(post, routine, resource):noun>/<id:noun_id>': ss=['flagged-post']
        for s in ss:
            out=[]
            for role in ROLES:
                out.append(outcome(crowd,method,rule,s,role))
            lines.append(f"{method:4} {rule:46} {s:18} {''.join(out)}")
    open('/tmp/hx/table','w').write('\n'.join(lines))
