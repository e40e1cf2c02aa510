// safetensors files: named arrays and a few texts, in the format that Python's `safetensors` package reads.
// 8 bytes with the header's length, a JSON header, then all numbers without gaps, little-endian, row-major.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "minirl/core/archive.hpp"
#include "minirl/tensor/tensor.hpp"

namespace minirl {

/// Texts that a file carries beside its arrays.
using Metadata = std::map<std::string, std::string>;

/// An array as it stands in a file: of any rank, in the file's type.
struct StoredArray {
  using Type = ArchivedArray::Type;

  std::string name;
  Type type = Type::f32;
  std::vector<std::int64_t> extents;  // none: a single number
  std::string bytes;                  // row-major

  std::int64_t size() const;         ///< number of elements
  std::string extents_text() const;  ///< "[32, 4]"

  /// All elements as doubles. Whole numbers beyond 2^53 are rounded.
  std::vector<double> numbers() const;
  /// All elements of an I64 array. IoError if it holds floating-point numbers.
  std::vector<std::int64_t> whole_numbers() const;
  /// The numbers as a tensor, converted between F32 and F64 where needed. IoError if they are whole numbers,
  /// if a number does not fit, or if the rank is above 4.
  Tensor tensor() const;
};

struct Safetensors {
  std::vector<StoredArray> arrays;  // in the order of their bytes
  Metadata metadata;

  const StoredArray* find(std::string_view name) const;  ///< null if there is none
};

/// Reads and checks a whole file. Whatever is in it, the result is right or an IoError that names the file,
/// the array and the numbers: overlapping or missing bytes, shapes that do not match them, unknown types.
Safetensors read_safetensors(const std::filesystem::path& path);

/// The same from bytes; `name` stands for the file in errors.
Safetensors decode_safetensors(std::string_view bytes, const std::string& name);

struct NamedTensor {
  std::string name;
  Tensor tensor;
};

/// The bytes of a file with these tensors in this order: the same input gives the same bytes. F32, or F64 in
/// the double twin. Throws ConfigError if a name stands twice or is not UTF-8.
std::string encode_safetensors(const std::vector<NamedTensor>& tensors, const Metadata& metadata = {});

/// The same for a whole archive, in its own types, the widest first.
std::string encode_archive(const Archive& archive, const Metadata& metadata = {});

/// The arrays of a file as an archive to load from.
Archive to_archive(Safetensors file, const std::string& name);

/// Replaces the file by one with these tensors. IoError if that fails; an old file then stays as it was.
void write_safetensors(const std::filesystem::path& path, const std::vector<NamedTensor>& tensors,
                       const Metadata& metadata = {});

/// Takes expected tensors out of a file, so that nothing is missing and nothing left over.
class ParameterReader {
 public:
  explicit ParameterReader(const std::filesystem::path& path);

  /// IoError unless the file has this tensor in this shape, and its numbers fit the library's scalar type.
  void expect(const std::string& name, const Shape& shape);
  /// IoError if the file holds tensors that were not expected.
  void expect_no_more() const;
  /// An expected tensor, once. StateError otherwise.
  Tensor take(const std::string& name);
  const Metadata& metadata() const { return metadata_; }

 private:
  std::string left() const;  // the names that were not expected

  std::string file_;
  std::map<std::string, StoredArray> waiting_;
  std::map<std::string, Tensor> expected_;
  Metadata metadata_;
};

}  // namespace minirl
