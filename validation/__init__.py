"""`make validate`: every page of the samples and of a stress newsroom, by the checkers that the web
trusts. One newspaper is deployed as `make run` deploys it, and one table is printed.

    __main__      the order of things, and the exit status
    newsroom      the stress newsroom: the texts of stress/, photos, comments
    photographs   pictures as heavy as a camera's
    pages         every page that stands, and the answers of the API
    markup        HTML, CSS and SVG: the Nu HTML checker
    browser       axe, the content security policy, other hosts, the width: Chromium
    schemas       feeds and sitemaps: schemas/*.rnc, feedparser
    speed         Lighthouse, and what pages weigh
    report        the table
    tools         what is no Python: npm's packages, Java, Node, Chromium

browser.mjs, lighthouse.mjs and weights.mjs run on Node with the packages of package.json; each gets
an order and answers, both in JSON.
"""
