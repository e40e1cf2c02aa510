// The types that arrays have in safetensors files.
#pragma once
#include <algorithm>
#include <bit>
#include <iterator>
#include <string_view>

#include "minirl/files/safetensors.hpp"

namespace minirl::detail {

static_assert(std::endian::native == std::endian::little, "safetensors files are little-endian");

struct TypeName {
  StoredArray::Type type;
  std::string_view name;
  std::int64_t bytes;
};
constexpr TypeName type_names[] = {{StoredArray::Type::f32, "F32", 4},
                                   {StoredArray::Type::f64, "F64", 8},
                                   {StoredArray::Type::i64, "I64", 8},
                                   {StoredArray::Type::u64, "U64", 8},
                                   {StoredArray::Type::u8, "U8", 1}};

inline const TypeName& named(StoredArray::Type type) {
  return *std::find_if(std::begin(type_names), std::end(type_names),
                       [&](const TypeName& t) { return t.type == type; });
}

constexpr std::size_t prefix = 8;  // bytes that give the header's length
constexpr const char* metadata_key = "__metadata__";

}  // namespace minirl::detail
