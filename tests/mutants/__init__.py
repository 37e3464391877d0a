"""`make mutants`: each small change that breaks a rule of Kilas is seen by a test.

mutant.py says what a mutant is, generated.py makes mutants of the code's own tables, declared.py
and reviewed.py have the rest, equivalent.py says which mutants change nothing, suites.py has the
tests that should see a mutant, and running.py tries mutants in copies of the checkout.
"""
