"""Bringing a file of lines into the house: the whole file is checked first, then written in batches.

A batch is one transaction, so an import that was stopped half way is completed by running it again.
"""
