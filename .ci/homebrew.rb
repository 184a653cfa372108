# The formula for Homebrew. `.ci/release manifests` fills in what stands between two @.
class Kubegvr < Formula
  desc "Show what a Kubernetes API server serves"
  homepage "@REPOSITORY@"
  version "@VERSION@"
  license "Apache-2.0"

  on_macos do
    on_arm do
      url "@DOWNLOADS@/kubegvr-@VERSION@-aarch64-apple-darwin.tar.gz"
      sha256 "@SHA256:aarch64-apple-darwin@"
    end
    on_intel do
      url "@DOWNLOADS@/kubegvr-@VERSION@-x86_64-apple-darwin.tar.gz"
      sha256 "@SHA256:x86_64-apple-darwin@"
    end
  end

  on_linux do
    on_arm do
      url "@DOWNLOADS@/kubegvr-@VERSION@-aarch64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256:aarch64-unknown-linux-musl@"
    end
    on_intel do
      url "@DOWNLOADS@/kubegvr-@VERSION@-x86_64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256:x86_64-unknown-linux-musl@"
    end
  end

  def install
    bin.install "bin/kubegvr"
    # `kubectl gvr` runs it.
    bin.install_symlink "kubegvr" => "kubectl-gvr"
    man1.install Dir["share/man/man1/*.1"]
    bash_completion.install "share/bash-completion/completions/kubegvr"
    zsh_completion.install "share/zsh/site-functions/_kubegvr"
    fish_completion.install "share/fish/vendor_completions.d/kubegvr.fish"
    doc.install Dir["share/doc/kubegvr/*"]
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/kubegvr version --client")
  end
end
