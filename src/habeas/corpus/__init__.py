"""Checking many persons: one pure function of one person's task, run on one core, in a pool of processes or on Spark.

    from habeas.corpus.task import run, task_of
    check = run(task_of("orchard:1", claims))
"""
