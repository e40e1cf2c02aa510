// A case of golden/nn: what PyTorch was given, what it answered, and how the library's answer is compared.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "minirl/autodiff/tape.hpp"
#include "minirl/files/safetensors.hpp"
#include "minirl/tensor/indices.hpp"

namespace minirl::golden {

/// Thrown by a check: the library has no such thing, and why.
struct Skip {
  std::string reason;
};

class Case {
 public:
  /// `file` must outlive the case.
  Case(const Safetensors& file, std::string name) : file_(file), name_(std::move(name)) {}

  // What PyTorch was given. All throw IoError if the file has no such thing.

  /// An input or a parameter on the tape; its gradient is compared if the file has one.
  Var leaf(const std::string& name);
  /// Its numbers. An array of more than four axes comes as [first extent, all others].
  const Tensor& tensor(const std::string& name);
  Indices indices(const std::string& name) const;
  /// Numbers of any type, as a tensor.
  Tensor mask(const std::string& name) const;
  /// The shape that an output must have.
  Shape output_shape(const std::string& name) const;
  /// A hyper-parameter as text, as a number, as a list of whole numbers.
  std::string text(const std::string& key) const;
  double exact_number(const std::string& key) const;
  Scalar number(const std::string& key) const { return static_cast<Scalar>(exact_number(key)); }
  std::vector<int> list(const std::string& key) const;
  bool has(const std::string& key) const;
  /// A leaf without gradient.
  Var constant(Tensor value) { return tape_->constant(std::move(value)); }
  const std::string& name() const { return name_; }

  // How it is computed.

  /// Puts the tape into evaluation mode. To be called first.
  void evaluate() { tape_.emplace(Mode::evaluate); }
  /// A layer that lives as long as the case.
  template <class Layer>
  Layer& keep(Layer layer) {
    const auto kept = std::make_shared<Layer>(std::move(layer));
    kept_.push_back(kept);
    return *kept;
  }
  /// Gives a parameter of a kept layer the numbers of this name, whose gradient is then compared.
  void stands_for(const std::string& name, Tensor& parameter);

  // What the library computed: each output once.

  void give(const std::string& name, Var y);
  void give(const std::string& name, const Tensor& y);
  void give(const std::string& name, const Indices& y);
  /// Numbers in the order of the output, whatever its shape.
  void give(const std::string& name, std::vector<double> y);

  /// For what the library refuses on purpose: the case agrees if `attempt` throws a ShapeError.
  void expect_shape_error(const std::function<void()>& attempt);

  /// Says that PyTorch's own answers are off by so much, beyond rounding. It matters in the double twin only.
  void reference_is_off_by(double absolute) { known_error_ = absolute; }

  /// Compares outputs and gradients; empty if all agree, else the first difference.
  std::string difference();

 private:
  struct Output {
    std::vector<double> numbers;
    std::string shape;  // empty: not compared
    std::optional<Var> on_tape;
  };
  using Report = std::optional<std::string>;

  const StoredArray* find(const std::string& kind, const std::string& name) const;
  Report compare_outputs() const;
  Report compare_gradients();
  Report compare(const std::string& what, const StoredArray& expected, const Output& got) const;
  std::pair<double, double> tolerance(const std::string& what) const;  // absolute, relative

  const Safetensors& file_;
  std::string name_;
  std::map<std::string, Tensor> leaves_;  // the tape refers to them
  std::map<std::string, const Tensor*> stand_ins_;
  std::vector<std::shared_ptr<void>> kept_;
  std::optional<GradientTape> tape_{std::in_place};
  std::map<std::string, Output> outputs_;
  double known_error_ = 0;
  bool refused_ = false;
};

/// What to compute for a case. Names that end in '*' stand for all that begin like that.
using Checks = std::map<std::string, std::function<void(Case&)>, std::less<>>;

const Checks& elementwise_checks();
const Checks& broadcast_checks();
const Checks& reduce_checks();
const Checks& shape_checks();
const Checks& graph_checks();
const Checks& linear_checks();
const Checks& loss_checks();
const Checks& dist_checks();
const Checks& optim_checks();
const Checks& init_checks();
const Checks& e2e_checks();
const Checks& rl_checks();
const Checks& norm_checks();
const Checks& schedule_checks();
const Checks& conv_checks();
const Checks& pool_checks();

/// A check that skips its case.
inline auto skip(std::string reason) {
  return [reason](Case&) { throw Skip{reason}; };
}

/// The outcome of one case.
struct Outcome {
  enum class Kind { passed, failed, skipped };

  std::string name;  // "group/case"
  Kind kind;
  std::string text;  // the difference, or the reason
};

/// Runs every case of every group in the folder, group by group. IoError if a file is not what it should be.
std::vector<Outcome> run_nn_cases(const std::filesystem::path& folder);

}  // namespace minirl::golden
