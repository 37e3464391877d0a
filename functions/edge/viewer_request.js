// Viewer request -> the page's key in the site bucket, or a redirect to the page's address.
// template.yaml repeats this text, because CloudFormation takes a function's code only inline.
// A test holds the two equal.

// CloudFormation writes the two names in; both are empty where the newspaper has no other name.
const HOST = '${DomainName}';
const OTHER_HOST = '${OtherDomainName}';

// The query string is dropped: pages do not use it, and cache keys do not contain it.
function redirect(address) {
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: {
      location: { value: address },
      'cache-control': { value: 'public, max-age=3600' },
    },
  };
}

// The address of what a reader may write in another form.
function address_of(uri) {
  // In a Location header browsers read "//x/" and "/\x/" as another host.
  if (/^\/[/\\]/.test(uri)) {
    return uri.replace(/^[/\\]+/, '/');
  }
  // Blogger's address of a month.
  if (/^\/\d{4}\/\d{2}\/?$/.test(uri)) {
    return '/arsip' + uri.replace(/\/?$/, '/');
  }
  return uri.slice(uri.lastIndexOf('/')).includes('.') || uri.endsWith('/') ? uri : uri + '/';
}

function handler(event) {
  const request = event.request;
  const address = address_of(request.uri);
  if (OTHER_HOST && request.headers.host.value === OTHER_HOST) {
    return redirect('https://' + HOST + address);
  }
  if (address !== request.uri) {
    return redirect(address);
  }
  if (address.endsWith('/')) {
    request.uri = request.uri + 'index.html';
  }
  return request;
}
