package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
)

// play runs the program once through the script, and adds what it took.
func play(o options, script []step, program []string, all *results) error {
	t, cmd, err := open(o, program)
	if err != nil {
		return err
	}
	defer t.file.Close()
	stop := sample(o.samples, cmd.Process.Pid)
	err = t.follow(script, o, all)
	if o.show {
		fmt.Fprintln(os.Stderr, t.screen)
	}
	if high := memory(cmd.Process.Pid, "VmHWM"); high > 0 {
		all.add("memory MB", high/1024, false)
	}
	return errors.Join(err, stop(), end(cmd, t))
}

// end ends the program.
func end(cmd *exec.Cmd, t *terminal) error {
	err := cmd.Process.Kill()
	if errors.Is(err, os.ErrProcessDone) {
		err = nil
	}
	for range t.output {
	}
	_ = cmd.Wait() // it was killed
	return err
}

// follow goes through the steps of a script, or to the first that comes late.
func (t *terminal) follow(script []step, o options, all *results) error {
	first := slices.IndexFunc(script, func(s step) bool { return s.verb == "key" })
	for i := 0; i < len(script); i++ {
		s := script[i]
		if s.verb == "again" {
			if time.Since(t.start) < s.time && first >= 0 {
				i = first - 1
			}
			continue
		}
		err := t.take(s, o.patience)
		late := o.late && s.name != "" && errors.Is(err, errLate)
		if err != nil && !late {
			return fmt.Errorf("%s:%s: %w", s.verb, s.text, err)
		}
		if late {
			t.read = time.Now()
		}
		if s.name != "" {
			all.add(s.name+" since start ms", ms(t.read.Sub(t.start)), late)
			all.add(s.name+" since key ms", ms(t.read.Sub(t.key)), late)
		}
		if late {
			return nil
		}
	}
	return nil
}

// take takes one step.
func (t *terminal) take(s step, patience time.Duration) error {
	switch s.verb {
	case "key":
		return t.send(s.text)
	case "pause":
		end := time.Now().Add(s.time)
		err := t.wait(s.time, func() bool { return time.Now().After(end) })
		if time.Now().After(end) {
			return nil
		}
		return err
	case "see":
		return t.wait(patience, func() bool { return t.shows(s.text) })
	case "gone":
		return t.wait(patience, func() bool { return !t.shows(s.text) })
	case "changed":
		return t.wait(patience, func() bool { return t.changed(s.text) })
	}
	if strings.Contains(t.plain, s.text) {
		return errors.New("was on the screen before")
	}
	return t.wait(patience, func() bool { return t.shows(s.text) })
}

// ms returns d in milliseconds.
func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// memory returns a figure of the memory of a process in kB, 0 where the system
// does not tell.
func memory(pid int, name string) float64 {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(raw)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == name+":" {
			kB, _ := strconv.ParseFloat(fields[1], 64)
			return kB
		}
	}
	return 0
}

// sample writes the memory of a process to a file every second until the
// returned function is called.
func sample(path string, pid int) (stop func() error) {
	if path == "" {
		return func() error { return nil }
	}
	f, err := os.Create(path)
	if err != nil {
		return func() error { return err }
	}
	done, ended, start := make(chan struct{}), make(chan struct{}), time.Now()
	go func() {
		defer close(ended)
		for {
			fmt.Fprintf(f, "%.0f\t%.0f\t%.0f\n", time.Since(start).Seconds(), memory(pid, "VmRSS"), memory(pid, "VmHWM"))
			select {
			case <-done:
				return
			case <-time.After(time.Second):
			}
		}
	}()
	return func() error {
		close(done)
		<-ended
		return f.Close()
	}
}
