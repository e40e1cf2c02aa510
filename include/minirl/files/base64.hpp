// Base64 (RFC 4648): bytes as text, so that a report can carry its pictures in one file.
#pragma once
#include <string>
#include <string_view>

namespace minirl {

/// Four characters for every three bytes, the last group padded with `=`; no line breaks.
std::string base64(std::string_view bytes);

/// `data:<type>;base64,...`, what an `<img src=...>` accepts; `type` is "image/png" or "image/gif".
std::string data_uri(std::string_view type, std::string_view bytes);

}  // namespace minirl
