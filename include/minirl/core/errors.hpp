// The errors minirl throws. Each says what was being done, with all the numbers, and what to do next.
#pragma once
#include <stdexcept>

namespace minirl {

/// The base of all errors of this library; catch this to catch them all.
struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Extents, ranks or lengths that do not fit: `matmul: inner extents differ: a is [32, 4], b is [5, 64]`.
struct ShapeError : Error {
  using Error::Error;
};

/// A value given by the user that cannot work: an unknown name, a number out of range, a wrong option.
struct ConfigError : Error {
  using Error::Error;
};

/// A file that cannot be read or written, or whose content is not what its format promises.
struct IoError : Error {
  using Error::Error;
};

/// Calls in an order that makes no sense: step before reset, a Var after its tape is gone.
struct StateError : Error {
  using Error::Error;
};

/// Numbers that have left the finite: the place where it was noticed, how many, and when.
struct NumericError : Error {
  using Error::Error;
};

/// Another program that failed while it worked for this one: it reported an error, went silent, or ended.
struct ChildError : Error {
  using Error::Error;
};

}  // namespace minirl
