"""The desktop application: Qt widgets that show a design and speak back only in transactions.

Nothing here imports torch; work on a device goes to the lab's process.
"""
