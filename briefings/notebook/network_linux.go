package notebook

import "syscall"

// isNetwork reports whether a folder may be on another machine.
func isNetwork(dir string) bool {
	const nfs, smb, smb2, cifs, plan9, fuse = 0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x1021997, 0x65735546 // statfs(2)
	var fs syscall.Statfs_t
	if err := syscall.Statfs(dir, &fs); err != nil {
		return false
	}
	switch uint32(fs.Type) {
	case nfs, smb, smb2, cifs, plan9, fuse:
		return true
	}
	return false
}
