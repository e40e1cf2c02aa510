// Networks on disk: save and load their parameters, by name, as safetensors.
#pragma once
#include <filesystem>

#include "minirl/autodiff/parameters.hpp"
#include "minirl/files/safetensors.hpp"

namespace minirl {

/// Writes all parameters under their names. Throws IoError if that fails; an old file then stays as it was.
template <HasParameters Net>
void save(const std::filesystem::path& path, const Net& net, const Metadata& metadata = {}) {
  std::vector<NamedTensor> tensors;
  for_each_named_parameter(net, [&](const std::string& name, const Tensor& parameter, const Initialiser&) {
    tensors.push_back({name, parameter});
  });
  write_safetensors(path, tensors, metadata);
}

/// Reads all parameters and returns the file's metadata. The file must hold exactly the network's parameters,
/// in their shapes: IoError names the first that does not fit, and the network stays as it was.
template <HasParameters Net>
Metadata load(const std::filesystem::path& path, Net& net) {
  ParameterReader reader(path);
  for_each_named_parameter(net, [&](const std::string& name, const Tensor& parameter, const Initialiser&) {
    reader.expect(name, parameter.shape());
  });
  reader.expect_no_more();
  for_each_named_parameter(net, [&](const std::string& name, Tensor& parameter, const Initialiser&) {
    parameter = reader.take(name);
  });
  return reader.metadata();
}

}  // namespace minirl
