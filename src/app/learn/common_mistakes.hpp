// The common mistakes of C++, as g++ and clang word them, each with one plain sentence.
#pragma once
#include <string>

namespace minirl::app::learning {

/// What a compiler's or linker's message means in plain words; "" if it is none of the common ones.
std::string plain_sentence(const std::string& message);

}  // namespace minirl::app::learning
