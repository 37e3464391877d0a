// Viewer request -> the page's key in the site bucket, or a redirect to the page's address.
// template.yaml repeats this text, because CloudFormation takes a function's code only inline.
// A test holds the two equal.

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

function handler(event) {
  const request = event.request;
  const uri = request.uri;

  // In a Location header browsers read "//x/" and "/\x/" as another host.
  if (/^\/[/\\]/.test(uri)) {
    return redirect(uri.replace(/^[/\\]+/, '/'));
  }
  // Blogger's address of a month.
  if (/^\/\d{4}\/\d{2}\/?$/.test(uri)) {
    return redirect('/arsip' + uri.replace(/\/?$/, '/'));
  }
  if (uri.endsWith('/')) {
    request.uri = uri + 'index.html';
    return request;
  }
  if (!uri.slice(uri.lastIndexOf('/')).includes('.')) {
    return redirect(uri + '/');
  }
  return request;
}
