// rejected: it prefers an early goal to a likely one
#include "minirl/chapter.hpp"

using namespace minirl;

TdConfig my_settings() {
  return {.gamma = 0.5,
          .learning_rate = 1,
          .decay = 0.01,
          .decay_by = DecayBy::visits,
          .epsilon_steps = 100'000,
          .initial_value = 1};
}
