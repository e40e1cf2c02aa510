// What the end of an exercise's program means, in plain words.
#pragma once
#include "app/learn/limited_child.hpp"
#include "app/learn/verdict.hpp"

namespace minirl::app::learning {

struct Ending {
  Outcome outcome = Outcome::wrong;
  std::string words;  // "" if it passed
};

/// The first failed check, a crash, a time-out, or a run that stopped without a word.
Ending ending_of(const ChildEnd& end, const DoctestReport& report);

/// A failed check for a reader: what its author says about it, then the check itself.
std::string described(const FailedCheck& check);

}  // namespace minirl::app::learning
