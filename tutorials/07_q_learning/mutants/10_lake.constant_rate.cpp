// rejected: the table follows the last few throws
#include "minirl/chapter.hpp"

using namespace minirl;

TdConfig my_settings() {
  return {.gamma = 0.999, .learning_rate = 0.8, .epsilon_steps = 100'000, .initial_value = 1};
}
