"""`make build`: what is deployed, made from the sources into .aws-sam/build.

`sam build` fetches the locked wheels for Lambda's machine; `building.artifact` then makes of its
result what starts fast. Only benchmarks/ may import this package. The whole is deployable with
`sam deploy`.
"""
