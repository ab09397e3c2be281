"""Key poses of an exercise with their contacts solved, and every moment between them."""

from forum.figures.body.blend import between
from forum.figures.body.contacts import settle
from forum.figures.body.measures import HELPER, PEOPLE
from forum.figures.body.skeleton import Joints
from forum.figures.body.state import Posture, body_of
from forum.figures.poses.data import Poses
from forum.figures.scene.places import on_person
from forum.figures.scene.setting import places

Settled = tuple[Posture, Joints]


class Motion:
    """Solves the contacts of every key pose once."""

    def __init__(self, figure: Poses) -> None:
        self.figure, self.who = figure, PEOPLE[figure.who]
        self.places = places(list(figure.props))
        self.keys: list[Settled] = []
        for pose in figure.keys:
            body = body_of(pose, self.who.stature_cm)
            self.keys.append((body, settle(body, self.places)))
        self.shown = range(len(self.keys))[figure.show]
        self._moments: dict[tuple[int, int, float], Settled] = {}
        self._helper: Settled | None = None

    def moment(self, i: int, j: int, t: float) -> Settled:
        """A share `t` of the way from one key pose to another, with its contacts solved; kept."""
        if t in (0, 1):
            return self.keys[j if t else i]
        if (i, j, t) not in self._moments:
            body = between(self.keys[i][0], self.keys[j][0], t, self.figure.lift)
            self._moments[i, j, t] = body, settle(body, self.places)
        return self._moments[i, j, t]

    def helper(self) -> Settled | None:
        """The second person, in grey, whose hands know where the first one's joints are."""
        if self._helper is None and self.figure.helper is not None:
            body = body_of(self.figure.helper, HELPER.stature_cm)
            self._helper = body, settle(body, {**self.places, **on_person(self.keys[self.shown][1])})
        return self._helper
