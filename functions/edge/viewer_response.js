// Viewer response -> the answer without Kilas's notes on the object, or 301 from a moved address.
// template.yaml repeats this text, because CloudFormation takes a function's code only inline.
// A test holds the two equal.

// S3 sends what Kilas notes on an object (layers/kilas/kilas/adapters/s3.py) in these headers.
const NOTE = 'x-amz-meta-';
// In a Location header browsers read "//x" and "/\x" as another host, and leave out tabs and line
// breaks before they look. So an address is "/", or printable ASCII after it and no "\".
const OWN_ADDRESS = /^\/([!-.0-[\]-~][!-[\]-~]*)?$/;
// These describe the page that the redirect replaces: a 304 would show that page again.
const OF_THE_PAGE = ['etag', 'last-modified', 'content-range', 'accept-ranges'];

function handler(event) {
  const response = event.response;
  const headers = response.headers;
  const note = headers[NOTE + 'location'];

  Object.keys(headers).forEach((name) => {
    if (name.toLowerCase().startsWith(NOTE)) {
      delete headers[name];
    }
  });
  // Cache-Control and the body stay: the body links to the address, for clients without redirects.
  if (note && OWN_ADDRESS.test(note.value)) {
    response.statusCode = 301;
    response.statusDescription = 'Moved Permanently';
    OF_THE_PAGE.forEach((name) => delete headers[name]);
    headers.location = { value: note.value };
  }
  return response;
}
