// Bytes of safetensors files as another writer, or nobody, would have made them.
#pragma once
#include <cstdint>
#include <cstring>
#include <string>

namespace minirl {

/// A file with this header and `data_size` zeros.
inline std::string file_of(std::string header, std::size_t data_size) {
  const std::uint64_t size = header.size();
  std::string start(sizeof size, '\0');
  std::memcpy(start.data(), &size, sizeof size);
  return start + header + std::string(data_size, '\0');
}

/// A few arrays of all types, as another writer could have made them.
inline std::string varied_file() {
  return file_of(
      R"({"__metadata__":{"made":"by \"hand\" \u20ac"},"a":{"dtype":"F64","shape":[2,1],"data_offsets":[0,16]},)"
      R"("b":{"dtype":"I64","shape":[],"data_offsets":[16,24]},"c":{"shape":[1,1,1,1,3],"dtype":"F32","data_offsets":[24,36]},)"
      R"("empty":{"dtype":"F32","shape":[4,0],"data_offsets":[16,16]}}   )",
      36);
}

}  // namespace minirl
