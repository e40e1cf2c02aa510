// A program that knows minirl only by its public headers; tests/outside/run.sh builds it in three ways.
#include <iostream>
#include <minirl/core/errors.hpp>
#include <minirl/core/text.hpp>

int main() {
  try {
    minirl::parse_double("fast", "learning_rate");
  } catch (const minirl::ConfigError& error) {
    std::cout << minirl::join("minirl says: ", error.what(), "\n");
    return 0;
  }
  return 1;
}
