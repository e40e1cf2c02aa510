// Steps through numbered places, so that a test can see which step a memory has given back.
#pragma once
#include "minirl/core/archive.hpp"
#include "minirl/envs/env.hpp"

namespace minirl {

enum class End { none, terminated, truncated };

/// The place `number` as an observation.   result: [2]
inline Tensor place(int number) {
  return Tensor::vector({static_cast<Scalar>(number), static_cast<Scalar>(-number)});
}

/// Adds the step from place `number` to the next one: its reward and its action are the number too.
template <class Memory>
void walk(Memory& memory, int number, End end = End::none) {
  memory.add(place(number), number,
             {place(number + 1), static_cast<double>(number), end == End::terminated, end == End::truncated});
}

/// What `value` is, put into `other`.
template <class Value>
void restore(Value& value, Value& other) {
  Archive saved;
  value.archive(saved);
  Archive again(saved.arrays(), "memory");
  other.archive(again);
  again.expect_no_more();
}

}  // namespace minirl
