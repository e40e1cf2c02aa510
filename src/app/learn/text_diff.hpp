// The difference of two texts, line by line.
#pragma once
#include <string>
#include <string_view>

namespace minirl::app::learning {

/// Lines of `before` that went begin with "- ", those of `after` that came with "+ ", up to two lines around
/// them with "  "; "..." stands for what is left out between. "" if the texts are equal.
std::string text_diff(std::string_view before, std::string_view after);

}  // namespace minirl::app::learning
