package dev.semanticpassport.local.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs an image's process as a cluster would: another user than root, no capability, nothing
 * written but /tmp, no way to more rights. The network is this machine's, where broker and database
 * listen.
 */
sealed interface Confinement {

    /**
     * The command that runs one image.
     *
     * @param name of the running container, different for each; empty for none
     * @param environment added to the image's
     */
    List<String> command(String name, Map<String, String> environment);

    /** The process of a running one as this machine sees it; 0 for the one that was started. */
    long pid(String name) throws IOException;

    /**
     * A container engine with its own default rules for system calls.
     *
     * @param program the engine's command, with options
     * @param image its name
     */
    record Engine(List<String> program, String image) implements Confinement {
        /** Podman's usual runtime knows no mixed control groups, its other one does. */
        private static final List<List<String>> KNOWN =
                List.of(
                        List.of("docker"),
                        List.of("podman"),
                        List.of("podman", "--runtime", "runc"));

        private static final int FILES = 8192;

        /** The first engine of this machine that takes an archive and runs its Java confined. */
        public static Optional<List<String>> usable(Path archive, String image) {
            return KNOWN.stream().filter(program -> runs(program, archive, image)).findFirst();
        }

        private static boolean runs(List<String> program, Path archive, String image) {
            List<String> java = new ArrayList<>(new Engine(program, image).command("", Map.of()));
            java.addAll(java.size() - 1, List.of("--entrypoint", ImageLayout.JAVA + "/bin/java"));
            java.add("-version");
            return ends(program, List.of("load", "--input", archive.toString()))
                    && ends(List.of(), java);
        }

        private static boolean ends(List<String> program, List<String> arguments) {
            List<String> command = new ArrayList<>(program);
            command.addAll(arguments);
            try {
                Process process =
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start();
                return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public long pid(String name) throws IOException {
            List<String> command = new ArrayList<>(program);
            command.addAll(List.of("inspect", "--format", "{{.State.Pid}}", name));
            Process asked = new ProcessBuilder(command).start();
            return Long.parseLong(
                    new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip());
        }

        /** Gives an archive to the engine. */
        public void load(Path archive) {
            if (!ends(program, List.of("load", "--input", archive.toString()))) {
                throw new IllegalStateException(program + " does not load " + archive);
            }
        }

        @Override
        public List<String> command(String name, Map<String, String> environment) {
            List<String> command = new ArrayList<>(program);
            command.addAll(List.of("run", "--rm", "--network", "host", "--read-only"));
            if (!name.isEmpty()) {
                command.addAll(List.of("--name", name));
            }
            command.addAll(List.of("--tmpfs", "/tmp", "--cap-drop", "ALL"));
            command.addAll(List.of("--security-opt", "no-new-privileges"));
            command.addAll(List.of("--memory", "640m"));
            // engines ask for more than a sandbox may have
            command.addAll(List.of("--ulimit", "nofile=" + FILES + ":" + FILES));
            command.addAll(List.of("--ulimit", "nproc=" + FILES + ":" + FILES));
            environment.forEach(
                    (key, value) -> command.addAll(List.of("--env", key + "=" + value)));
            command.add(image);
            return List.copyOf(command);
        }
    }

    /**
     * Linux' own means, for root without an engine: the unpacked image as root file system, mounted
     * read-only in a mount and process namespace of its own. The rules for system calls are
     * missing.
     *
     * @param root the unpacked image
     * @param process what the image runs
     */
    record Namespace(Path root, List<String> process) implements Confinement {
        private static final String SCRIPT =
                """
                set -eu
                root=$1; shift
                mount --bind "$root" "$root"
                mount -t tmpfs -o mode=755 none "$root/dev"
                for device in null zero random urandom; do
                  : > "$root/dev/$device"; mount --bind "/dev/$device" "$root/dev/$device"
                done
                mount -t proc none "$root/proc"
                mount -t tmpfs -o mode=1777,size=128m none "$root/tmp"
                mount -o remount,bind,ro "$root"
                cd "$root"
                exec capsh --drop=all --chroot="$root" --gid=10001 --groups= --uid=10001 --no-new-privs --inh= \\
                  --shell="$1" -- "${@:2}"
                """;

        @Override
        public long pid(String name) {
            return 0;
        }

        /** Whether this process may do that. */
        public static boolean usable() {
            try {
                Process tried =
                        new ProcessBuilder(
                                        "unshare",
                                        "--mount",
                                        "--pid",
                                        "--fork",
                                        "capsh",
                                        "--drop=all",
                                        "--uid=10001",
                                        "--no-new-privs",
                                        "--print")
                                .redirectErrorStream(true)
                                .start();
                String said =
                        new String(tried.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return tried.waitFor() == 0 && said.contains("uid=10001");
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public List<String> command(String name, Map<String, String> environment) {
            List<String> command = new ArrayList<>(List.of("env", "--ignore-environment"));
            command.add("PATH=/usr/sbin:/usr/bin:/sbin:/bin");
            environment.forEach((key, value) -> command.add(key + "=" + value));
            command.addAll(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child"));
            command.addAll(List.of("bash", "-c", SCRIPT, name, root.toString()));
            command.addAll(process);
            return List.copyOf(command);
        }
    }
}
