"""Sheets as physiotherapists hand them out, one in each layout; made up for the stories, and no training text."""

SHEETS = {
    "numbered": """My physio gave me this at the clinic.

1. Heel raises at the kitchen worktop, 10 times
2. Sit to stand from the dining chair, 2 sets of 6
3. Bridge on the bed, hold 5 seconds, 8 times
""",
    "heading lines": """From my physio, once a day.
Heel raise: both hands on the worktop. 2 sets of 12.
Clamshell: on the side, 8 times each side.
Calf stretch: hold for 20 seconds, twice on each leg.
""",
    "labels": """Exercise: Bridge
Sets: 2
Reps: 9
Hold: 4 seconds

Exercise: Heel raise
Sets: 3
Reps: 7
""",
    "headings with a blank line": """Exercises for the week

Heel raises

Stand at the sink and hold on. Come up on your toes, then down again. Repeat 12 times.

Seated march

Sit tall. Lift one knee, then the other. Do 16.

Bridge

Lie on the bed with bent knees and lift your hips. Hold for 6 seconds. Repeat 5 times.
""",
    "tables": """| Exercise | Sets | Reps | Hold |
|---|---|---|---|
| Heel raise | 2 | 10 | |
| Bridge | 2 | 8 | 5 s |
| Seated march | 1 | 20 | |
""",
    "paragraph": """My physio told me: heel raises at the worktop twelve times, then sit to stand six times from
a high chair, and to finish a bridge on the bed for five seconds, eight times. My brother is in the room when I stand.
""",
    "steps under a heading": """Bridge
1. Lie on your back with both knees bent.
2. Lift your hips slowly.
3. Hold for 5 seconds.
4. Repeat 6 to 8 times.

Heel raise
1. Stand at the worktop and hold on.
2. Come up on your toes.
3. Repeat 12 times.
""",
    "tabs": "Exercise\tSets\tReps\nSit to stand\t2\t5\nHeel raise\t2\t10\nBridge\t1\t8\n",
    "clinic software": """BRIDGE
Frequency: Daily
Duration: Hold 5 seconds
Reps: 10

HEEL RAISES
Frequency: 3 times a week
Sets: 2
Reps: 12
""",
}

HARD_TO_READ = """Our pool class, from the trainer.

- Heel raises at the rail, 10 times
- Frog kicks, 20 times
- Noodle push, 8 times
- Penguin waddle, 12 times
"""
