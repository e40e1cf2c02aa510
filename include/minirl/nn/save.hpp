// Networks on disk: save and load their parameters and buffers, by name, as safetensors.
//
// PyTorch reads these files with `safetensors.torch.load_file`. Names are its own ("0.weight",
// "1.running_mean"); of the numbers only two kinds lie otherwise: a Dense weight [in,out] is the transpose of
// its Linear weight [out,in], a Conv2d weight [height,width,in,out] is its [out,in,height,width] after
// `permute(3, 2, 0, 1)`. Images are [batch,height,width, channels] here, [batch,channels,height,width] there;
// so after Flatten the inputs of a Dense come in another order.
#pragma once
#include <filesystem>

#include "minirl/autodiff/parameters.hpp"
#include "minirl/files/safetensors.hpp"

namespace minirl {

/// Writes all parameters and buffers under their names. Throws IoError if that fails; an old file then stays
/// as it was.
template <HasParameters Net>
void save(const std::filesystem::path& path, const Net& net, const Metadata& metadata = {}) {
  std::vector<NamedTensor> tensors;
  for_each_named_tensor(net, [&](const std::string& name, const Tensor& tensor, const Initialiser&) {
    tensors.push_back({name, tensor});
  });
  write_safetensors(path, tensors, metadata);
}

/// Reads all parameters and buffers and returns the file's metadata. The file must hold exactly the network's
/// tensors, in their shapes: IoError names the first that does not fit, and the network stays as it was.
template <HasParameters Net>
Metadata load(const std::filesystem::path& path, Net& net) {
  ParameterReader reader(path);
  for_each_named_tensor(net, [&](const std::string& name, const Tensor& tensor, const Initialiser&) {
    reader.expect(name, tensor.shape());
  });
  reader.expect_no_more();
  for_each_named_tensor(
      net, [&](const std::string& name, Tensor& tensor, const Initialiser&) { tensor = reader.take(name); });
  return reader.metadata();
}

}  // namespace minirl
